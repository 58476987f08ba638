"""All human text: gettext catalogues in French and English, numbers and dates as people write them."""
