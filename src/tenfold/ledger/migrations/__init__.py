"""The tables of the record, step by step; no step changes or deletes an entry."""
