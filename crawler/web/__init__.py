"""Scrapy's side."""
