"""Powers, roots and logarithms: exact where they can be, else 50 digits, held against 200 digits and constants."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conditionality.formula.arithmetic import LIMIT_BITS
from conditionality.formula.powers import KEPT_DIGITS, exact_power, exp, ln, power, sqrt
from conditionality.formula.values import (
    MISSING,
    NOT_POSITIVE,
    OUT_OF_DOMAIN,
    TOO_LARGE,
    ZERO_DENOMINATOR,
    Number,
    Value,
    tidy,
)

WITNESS = Context(prec=200, Emin=MIN_EMIN, Emax=MAX_EMAX)
positive = st.fractions(Fraction(1, 10**6), 10**6).map(tidy)


def witness(value: Number) -> Decimal:
    """Give a number with 200 digits."""
    return WITNESS.divide(Decimal(value.numerator), Decimal(value.denominator))


def agree(value: Value, expected: Decimal) -> bool:
    """Tell whether a value is the 200-digit one rounded to 50 significant digits, to one unit of the last."""
    assert isinstance(value, int | Fraction)
    exact = Fraction(expected)
    return bool(abs(value - exact) <= abs(exact) / 10 ** (KEPT_DIGITS - 1))


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (ln(2), "0.69314718055994530941723212145817656807550013436026"),
        (ln(10), "2.3025850929940456840179914546843642076011014886288"),
        (exp(1), "2.7182818284590452353602874713526624977572470937000"),
        (sqrt(2), "1.4142135623730950488016887242096980785696718753769"),
        (power(3, Fraction(1, 2)), "1.7320508075688772935274463415058723669428052538104"),
        (power(2, Fraction(1, 3)), "1.2599210498948731647672106072782283505702514647015"),
    ],
)
def test_published_constants_have_their_50_digits(value: Value, digits: str) -> None:
    """Source: On-Line Encyclopedia of Integer Sequences, A002162, A002392, A001113, A002193, A002194, A002580."""
    assert value == Fraction(digits)


@given(positive)
def test_logarithms_have_50_digits(value: Number) -> None:
    assume(value != 1)
    assert agree(ln(value), WITNESS.ln(witness(value)))


@pytest.mark.parametrize("bits", [1, 30, 200, 399, 400, 401, 402, 3000])
@pytest.mark.parametrize("sign", [1, -1])
def test_logarithms_near_one_have_50_digits_too(bits: int, sign: int) -> None:
    step = Fraction(sign, 1 << bits)
    series = sum(Fraction((-1) ** (n + 1), n) * step**n for n in range(1, 1200 if bits == 1 else 60))
    value = ln(1 + step)
    assert isinstance(value, Fraction)
    assert abs(value - series) <= abs(series) / 10 ** (KEPT_DIGITS - 1)


@given(st.fractions(-300, 300).map(tidy))
def test_exponentials_have_50_digits(value: Number) -> None:
    assert agree(exp(value), WITNESS.exp(witness(value)))


@given(positive, st.fractions(-20, 20, max_denominator=50).map(tidy))
def test_powers_have_50_digits(base: Number, exponent: Number) -> None:
    expected = WITNESS.exp(WITNESS.multiply(witness(exponent), WITNESS.ln(witness(base))))
    assert agree(power(base, exponent), expected)


@given(st.fractions(Fraction(1, 1000), 1000), st.integers(1, 12), st.integers(-5, 5))
def test_a_root_of_a_perfect_power_is_exact(root: Fraction, degree: int, exponent: int) -> None:
    value = power(tidy(root**degree), tidy(Fraction(exponent, degree)))
    assert value == root**exponent
    assert type(value) is int or (type(value) is Fraction and value.denominator > 1)


@given(st.integers(2, 10**40), st.integers(2, 30))
def test_a_number_beside_a_perfect_power_has_no_exact_root(root: int, degree: int) -> None:
    assert exact_power(root**degree, Fraction(1, degree)) == root
    assert exact_power(root**degree + 1, Fraction(1, degree)) is None
    assert exact_power(root**degree - 1, Fraction(1, degree)) is None


@given(st.fractions(-50, 50, max_denominator=100), st.integers(-12, 12))
def test_whole_powers_are_repeated_products(base: Fraction, exponent: int) -> None:
    assume(base != 0)
    product = Fraction(1)
    for _ in range(abs(exponent)):
        product *= base
    assert power(tidy(base), exponent) == (product if exponent >= 0 else 1 / product)


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        (0, 0, 1),
        (0, 5, 0),
        (0, Fraction(1, 2), 0),
        (0, -1, ZERO_DENOMINATOR),
        (0, Fraction(-1, 2), ZERO_DENOMINATOR),
        (-8, Fraction(1, 3), OUT_OF_DOMAIN),
        (-8, 3, -512),
        (1, 10**40, 1),
        (-1, 10**40 + 1, -1),
        (Fraction(1, 2), 10**40, TOO_LARGE),
        (9, 9**9, TOO_LARGE),
        (2, -(10**30), TOO_LARGE),
        (2, Fraction(10**30 + 1, 2), TOO_LARGE),
        (2, Fraction(-(10**30) - 1, 2), TOO_LARGE),
        (2, LIMIT_BITS - 1, 2 ** (LIMIT_BITS - 1)),
        (2, LIMIT_BITS, TOO_LARGE),
        (1, Fraction(1, 10**40), 1),
        ("a", 2, OUT_OF_DOMAIN),
        (2, True, OUT_OF_DOMAIN),
        (MISSING, 0, MISSING),
    ],
)
def test_edges_of_powers(base: Value, exponent: Value, expected: Value) -> None:
    assert power(base, exponent) == expected


@given(st.integers(3, 9_000), st.integers(2, 10**40))
def test_a_root_of_any_degree_ends(bits: int, degree: int) -> None:
    value = power((1 << bits) + 1, Fraction(1, degree))
    assert isinstance(value, int | Fraction)
    assert value >= 1


def test_edges_of_roots_and_logarithms() -> None:
    assert (sqrt(0), sqrt(Fraction(4, 9)), sqrt(-1), sqrt("a")) == (0, Fraction(2, 3), OUT_OF_DOMAIN, OUT_OF_DOMAIN)
    assert (ln(1), ln(0), ln(-1), ln(True), ln(MISSING)) == (0, NOT_POSITIVE, NOT_POSITIVE, OUT_OF_DOMAIN, MISSING)
    assert (exp(0), exp(6001), exp(-6001), exp("a")) == (1, TOO_LARGE, TOO_LARGE, OUT_OF_DOMAIN)
    assert isinstance(exp(6000), int)
    assert isinstance(exp(-6000), Fraction)
