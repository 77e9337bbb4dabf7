"""Everything that is drawn or typeset: DOT and pictures, HTML and PDF, and the templates, styles and fonts for them."""
