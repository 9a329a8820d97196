from hypothesis import settings

# A busy machine makes any one example slow; what must not take long has a test of its own with a bound of its own.
settings.register_profile("gristmill", deadline=None)
settings.load_profile("gristmill")
