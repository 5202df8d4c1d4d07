package main

import "guiju/generator/signing"

// signed checks the signature of a city's manifest with the key on record.
func signed(publicKey string, manifest, signature []byte) error {
	_, err := signing.Verify(publicKey, manifest, signature)
	return err
}
