"""The summary of a period, part by part: functions over one view, each giving blocks or sentences."""
