"""A table's cells know their heads; the first of a row leads on where the table says so."""

import pytest

from tenfold.desk.tables import Cell, Table


def test_each_cell_stands_under_the_head_of_its_column():
    assert Table("Plans", ("Child", "Since"), (("Ann", "1 May"),)).told == (
        (Cell("Child", "Ann"), Cell("Since", "1 May")),
    )


def test_the_first_cell_of_a_row_leads_where_its_link_says():
    told = Table("Plans", ("Child", "Since"), (("Ann", "1 May"), ("Ben", "2 May")), ("/ann", "/ben")).told
    assert [[cell.href for cell in row] for row in told] == [["/ann", ""], ["/ben", ""]]


@pytest.mark.parametrize(("row", "links"), [(("Ann",), ()), (("Ann", "1 May"), ("/ann", "/ben"))])
def test_a_row_that_does_not_fit_its_table_is_refused(row: tuple[str, ...], links: tuple[str, ...]):
    with pytest.raises(ValueError, match="zip"):
        assert Table("Plans", ("Child", "Since"), (row,), links).told
