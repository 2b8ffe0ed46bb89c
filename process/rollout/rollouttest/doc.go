// Package rollouttest proves a host's storage of package rollout, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		rollouttest.TestStore(t, func(t *testing.T) rollouttest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestPlans]. Every case says why it matters
// when it fails.
package rollouttest
