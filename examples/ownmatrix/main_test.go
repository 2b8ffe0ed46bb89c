package main

func Example() {
	main()
	// Output:
	// Sällan, Fara för liv: 8 Åtgärda
	// Varje månad, Märks knappt: 3 Godta
	// Varje år, Besvär: 4 Bevaka
}
