"""The Discord bot: it parses what a person asks, asks the core, and renders the answer."""
