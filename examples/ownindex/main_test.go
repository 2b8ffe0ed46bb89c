package main

func Example() {
	main()
	// Output:
	// Centrum 62.2 ± 6.4 (40 svar)
	// Skärgården sekretess eller för osäker
}
