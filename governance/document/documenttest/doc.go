// Package documenttest proves a host's storage of package document, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		documenttest.TestStore(t, func(t *testing.T) documenttest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestSteeringDocuments], [TestRequirementSets]
// and [TestEvidence]. Every case says why it matters when it fails.
package documenttest
