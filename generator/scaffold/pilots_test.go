package scaffold_test

// What check asks of a pilot, a case and a base that were only begun.
func init() {
	toFillIn = append(toFillIn, "pilot-direction", "pilot-evaluation", "case-standard", "base-kind-none")
}
