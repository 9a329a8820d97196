"""Planted faults and honest rewordings of right answers: what a judge of answers is examined with."""
