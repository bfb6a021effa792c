"""Progress, run summary, coverage and exit statuses."""
