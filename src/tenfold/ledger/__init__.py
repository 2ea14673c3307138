"""The shared record on PostgreSQL: the only writer, the only reader, the only clock."""
