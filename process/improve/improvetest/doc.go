// Package improvetest proves a host's storage of package improve, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		improvetest.TestStore(t, func(t *testing.T) improvetest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestCases], [TestProposals] and [TestWheels].
// Every case says why it matters when it fails.
package improvetest
