"""What the advice earns per hour in worlds whose truth is known, beside the rules that people use."""
