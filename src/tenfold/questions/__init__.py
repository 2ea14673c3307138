"""What the record does not know, asked in plain words, on evidence, by authority."""
