"""What papers have to show: a period, a bulletin, notices, the page of a year; and what sealed ones said."""
