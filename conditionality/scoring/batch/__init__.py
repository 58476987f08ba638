"""The batch machine: the same program over a whole population, in blocks of rows, proved equal to the exact machine."""
