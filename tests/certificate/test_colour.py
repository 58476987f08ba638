"""The colour profile: read by another library, it gives the standard colours."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

from conditionality.certificate.colour import make_profile


def test_it_says_its_own_size_and_has_a_sum_of_its_own() -> None:
    content = make_profile()
    assert int.from_bytes(content[:4]) == len(content)
    assert content[36:40] == b"acsp"
    assert content == make_profile()


def test_another_library_reads_it_as_the_standard_space() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(make_profile()))
    standard = ImageCms.createProfile("sRGB")
    colours = [(0, 0, 0), (255, 255, 255), (11, 79, 108), (255, 0, 0), (0, 255, 0), (0, 0, 255), (3, 128, 250)]
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    seen = ImageCms.profileToProfile(image, ours, standard)
    assert seen is not None
    pixels = [seen.getpixel((rank, 0)) for rank in range(len(colours))]
    for found, expected in zip(pixels, colours, strict=True):
        assert isinstance(found, tuple)
        assert max(abs(one - other) for one, other in zip(found, expected, strict=True)) <= 1
