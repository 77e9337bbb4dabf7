"""Facts for scripts: plain values as JSON has them, in no language."""
