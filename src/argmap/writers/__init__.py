"""Documents and facts as what others read: each writer lowers the same values in a way of its own."""
