"""The assembly: who may vote, what each college weighs, the masses, and what they decide."""
