"""Addresses of pages, each worked out once: every page leads to many others."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=8192)
def address(page: str, *place: object) -> str:
    """Return the address of a page by its name in urls.py and what stands in it; raise `NoReverseMatch` for none."""
    return reverse(page, args=place)
