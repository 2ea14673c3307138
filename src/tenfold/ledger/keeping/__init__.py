"""Keeping the record: backups that are proved by restoring, terms that people review, and lawful destruction.

`back_up` and `back_up_keys` write two files, of which neither reveals a word without the other; `restore` puts them
together again in a new place and believes nothing that it has not checked. `rebuild` makes anew what follows from
entries. `reviewing` and `destroying` are what people decide: hold, keep on, or destroy, the last by two of them.
"""
