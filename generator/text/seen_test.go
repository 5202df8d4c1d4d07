package text

import "testing"

// TestSeenMath: an index belongs to its letter, quantities stand apart, words
// stay words.
func TestSeenMath(t *testing.T) {
	for tex, want := range map[string]string{
		`P = \frac{N_1}{N_0} \times 100\%`:   "P = (N1)/(N0) × 100%",
		`Q = Nq(1+k)`:                        "Q = N q(1 + k)",
		`S_j = \sum_{i=1}^{5} w_i s_{ij}`:    "Sj = Σ i = 1 5 wi sij",
		`E_\text{建筑} = 3\,\mathrm{kgce}`:     "E建筑 = 3 kgce",
		`10^{-3} m^2`:                        "10 -3 m2",
		`{{{{{{{{{{`:                         "",
		`\frac{M \times \text{车辆数}}{\rho_1}`: "(M × 车辆数)/(ρ1)",
	} {
		if got := seenMath(tex); got != want {
			t.Errorf("%s: %q, want %q", tex, got, want)
		}
	}
}
