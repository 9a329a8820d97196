"""What a crawl knows, on disk: tables, writer, web archive, stored bodies."""
