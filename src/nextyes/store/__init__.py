"""Where events live (SQLite, PostgreSQL) and deals as columns (DuckDB, Spark).

Imports only ``deals``: it keeps and counts, it never decides.
"""
