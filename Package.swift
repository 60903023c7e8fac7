// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Layers from the bottom up; each target imports only what stands above it in this file (Tests/ArchitectureTests checks).
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]
/// Sources also spell every use of a pointer with `unsafe`.
let strict = settings + [.strictMemorySafety()]

/// A library of the system, found through pkg-config; `bin/packages.txt` lists the Debian package of each. What belongs
/// to the C library itself needs no looking for.
func system(_ name: String, _ pkgConfig: String? = nil) -> Target {
  .systemLibrary(name: name, path: "Sources/\(name)", pkgConfig: pkgConfig)
}

func layer(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "xanh",
  products: [.executable(name: "xanh", targets: ["xanh"])],
  targets: [
    // Libraries of the system
    system("CMicroHTTPD", "libmicrohttpd"), system("CSQLite", "sqlite3"), system("CPostgreSQL", "libpq"),
    system("CZip", "libzip"), system("CXML2", "libxml-2.0"), system("CXLSXWriter", "xlsxwriter"),
    system("CSodium", "libsodium"), system("CDeflate", "libdeflate"), system("CZlib", "zlib"),
    system("CSeccomp", "libseccomp"), system("COATH", "liboath"), system("CQRencode", "libqrencode"),
    system("CCurl", "libcurl"), system("CGnuTLS", "gnutls"), system("CMalloc"),

    // Files inside the program
    .target(name: "CAssets", cSettings: [.unsafeFlags(["-std=c2x"])]),

    // Core and rules: pure, no input or output, no Foundation, no unsafe
    layer("Vietnamese"),
    layer("Domain", ["Vietnamese"]),
    layer("PlanReading", ["Domain", "Vietnamese"]),
    // A made-up country for tests, benches and trials
    layer("SampleCountry", ["Domain"]),

    // Product
    layer("OfficialDocuments", ["PlanReading", "Domain", "Vietnamese"]),
    layer("HTML"),
    layer("HTTP"),
    layer("Database"),
    layer("Store", ["Database", "Domain", "Vietnamese"]),
    layer("Web", ["HTML", "HTTP", "Store", "Database", "OfficialDocuments", "PlanReading", "Domain", "Vietnamese"]),

    // Edges: the only places with C
    layer("HTTPServer", ["HTTP", "CMicroHTTPD", "CDeflate", "CMalloc"]),
    layer(
      "Files", ["PlanReading", "OfficialDocuments", "Domain", "Vietnamese", "CZip", "CXML2", "CXLSXWriter", "CSeccomp"]),
    layer("Pooling", ["Database"]),
    layer("SQLiteDriver", ["Database", "Pooling", "CSQLite"]),
    layer("PostgreSQLDriver", ["Database", "Pooling", "CPostgreSQL"]),
    layer("Security", ["CSodium", "COATH", "CQRencode", "CGnuTLS"]),
    layer("HTTPClient", ["CCurl"]),

    // Program
    layer(
      "App",
      [
        "CAssets", "Web", "HTTPServer", "Files", "SQLiteDriver", "PostgreSQLDriver", "Security", "HTTPClient", "Store",
        "Database", "HTTP", "HTML", "SampleCountry",
        "OfficialDocuments", "PlanReading", "Domain", "Vietnamese",
      ]),
    .executableTarget(name: "xanh", dependencies: ["App"], swiftSettings: strict),
    .executableTarget(
      name: "store-bench", dependencies: ["Store", "Database", "SQLiteDriver", "Security", "Domain", "CSQLite"],
      swiftSettings: strict),
    .executableTarget(
      name: "tree-bench",
      dependencies: ["SampleCountry", "Store", "Database", "SQLiteDriver", "PostgreSQLDriver", "Domain"],
      swiftSettings: strict),
    .executableTarget(name: "http-bench", dependencies: ["HTTPServer", "HTTP"], swiftSettings: strict),

    // What tests of several targets need.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings),

    tests("VietnameseTests", ["Vietnamese", "TestSupport"]),
    tests("DomainTests", ["Domain", "TestSupport"]),
    tests("PlanReadingTests", ["PlanReading", "Domain", "Vietnamese", "TestSupport"], exclude: ["Fixtures/Documents"]),
    tests("SampleCountryTests", ["SampleCountry", "PlanReading", "Domain"]),
    tests("OfficialDocumentsTests", ["OfficialDocuments", "PlanReading", "Domain", "TestSupport"]),
    tests("HTMLTests", ["HTML", "TestSupport"]),
    tests("HTTPTests", ["HTTP", "TestSupport"]),
    tests("HTTPServerTests", ["HTTPServer", "HTTP", "CZlib", "TestSupport"]),
    tests(
      "FilesTests", ["Files", "PlanReading", "OfficialDocuments", "Domain", "Vietnamese", "TestSupport"],
      exclude: ["Fixtures"]),
    tests("SecurityTests", ["Security"]),
    tests("HTTPClientTests", ["HTTPClient", "HTTPServer", "HTTP"]),
    tests(
      "StoreContractTests",
      [
        "Store", "Database", "SQLiteDriver", "PostgreSQLDriver", "Security", "Files", "Domain", "FaultWriter",
        "CLossyVFS", "TestSupport",
      ]),
    // The server that StoreContractTests kills, and the file layer that loses what was not synced.
    .executableTarget(
      name: "FaultWriter", dependencies: ["Store", "Database", "SQLiteDriver", "PostgreSQLDriver", "Domain"],
      path: "Tests/FaultWriter", swiftSettings: settings),
    .target(name: "CLossyVFS", dependencies: ["CSQLite"], path: "Tests/CLossyVFS"),
    tests(
      "WebTests",
      [
        "Web", "HTTP", "HTML", "Store", "Database", "Domain", "OfficialDocuments", "PlanReading", "SQLiteDriver",
        "Files", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    tests(
      "AppTests",
      ["App", "Files", "Security", "Web", "OfficialDocuments", "PlanReading", "Domain", "TestSupport"]),
    tests("ArchitectureTests", []),
  ]
)
