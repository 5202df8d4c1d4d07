package main

// What the plan says of the cities' own systems.
func init() {
	coverage = append(coverage,
		coverageRow{"省市共建、各市标准体系 the cities' own systems, as they publish them", "federation.html", "federation.toml", "city-pin", "federation.txtar"},
	)
}
