package specimens

// Hostile is what must become of a file that means harm, or that no program
// could unpack: expected.json in the folders hostile/ says it by name.
type Hostile struct {
	// Refused: the file as a whole is not read, with a message that says why.
	Refused bool `json:"refused,omitempty"`
	// Told: the file is read, and what was not followed is said.
	Told bool   `json:"told,omitempty"`
	Why  string `json:"why"`
}
