// Package walks goes through the published site as readers, trainers and the
// publicity team do, in a real browser: what they open, type, print and hand
// out. It holds tests only.
package walks

import (
	"os"
	"testing"

	"guiju/generator/browsing"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browsing.Remove()
	os.Exit(code)
}
