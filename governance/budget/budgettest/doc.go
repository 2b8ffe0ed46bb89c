// Package budgettest proves a host's storage of package budget, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		budgettest.TestStore(t, func(t *testing.T) budgettest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestAllocations] and [TestBalanceStatements].
// Every case says why it matters when it fails.
package budgettest
