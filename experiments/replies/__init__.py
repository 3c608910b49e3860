"""Replies read, measured: Circa, the written replies, dates and prices, beside what peers make of them."""
