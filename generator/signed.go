package main

import (
	"guiju/generator/federation"
	"guiju/generator/signing"
)

// signed checks the signature of a city's manifest.
var signed federation.Verify = func(publicKey string, manifest, signature []byte) error {
	_, err := signing.Verify(publicKey, manifest, signature)
	return err
}
