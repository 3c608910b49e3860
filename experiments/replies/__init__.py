"""Reading replies, measured: Circa, the written replies, dates and prices, beside what others make of them."""
