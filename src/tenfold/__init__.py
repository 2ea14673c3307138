"""Tenfold: one child protection record that ten agencies write and one fold joins."""

__version__ = "0.1.0"
