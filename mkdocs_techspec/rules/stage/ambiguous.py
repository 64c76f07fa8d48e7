"""Stages of which none is the last, or more than one."""
