package main

import "guiju/generator/federation"

// signed checks the signature of a city's manifest.
var signed federation.Verify
