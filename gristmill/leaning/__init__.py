"""Whether a text can be read without the page that it is from: one judgement for rules, recipes and filters."""
