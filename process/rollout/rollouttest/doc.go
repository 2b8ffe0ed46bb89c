// Package rollouttest proves storage implementations of package rollout. A host calls [TestStore], or the test of a single
// aggregate, from a test of its own; [NewMemStore] is a store in memory for tests and demonstrations.
//
// It uses the standard testing package only, so that it adds nothing to a host's dependencies.
package rollouttest
