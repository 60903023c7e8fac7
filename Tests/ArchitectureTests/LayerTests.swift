// SPDX-License-Identifier: Apache-2.0
import Testing

/// The layers of the house, from the bottom up.
enum Layer: Int, Comparable {
  case core, rules, product, edge, program

  static let targets: [(layer: Layer, names: [String])] = [
    (.core, ["Vietnamese", "Domain"]), (.rules, ["PlanReading", "SampleCountry"]),
    (.product, ["OfficialDocuments", "HTML", "HTTP", "Database", "Store", "Web"]),
    (.edge, ["HTTPServer", "Files", "Pooling", "SQLiteDriver", "PostgreSQLDriver", "Security", "HTTPClient"]),
    (.program, ["App", "xanh", "store-bench", "tree-bench", "http-bench"]),
  ]

  init?(of target: String) {
    guard let layer = Self.targets.first(where: { $0.names.contains(target) })?.layer else { return nil }
    self = layer
  }

  static func < (left: Layer, right: Layer) -> Bool { left.rawValue < right.rawValue }
}

@Suite struct LayerTests {
  /// Files of the core, the rules and the product.
  private static let pure = Project.sources.filter { Layer(of: $0.target).map { $0 <= .product } ?? false }

  @Test func `the project was found`() {
    #expect(Project.sources.count > 100)
    #expect(Self.pure.count > 60)
    #expect(PackageTarget.all.count > 30)
    #expect(PackageTarget.named("Domain")?.dependencies == ["Vietnamese"])
    #expect(PackageTarget.named("xanh")?.dependencies == ["App"])
    #expect(PackageTarget.named("CSQLite")?.kind == .system)
  }

  @Test func `every target has its layer`() {
    let layers = Set(Layer.targets.flatMap(\.names))
    let targets = PackageTarget.all.filter {
      $0.kind == .layer || $0.kind == .program && Project.sources.map(\.target).contains($0.name)
    }
    #expect(Set(targets.map(\.name)) == layers)
    #expect(Set(Project.sources.map(\.target)) == layers)
  }

  @Test func `each target stands below what depends on it, in Package.swift and in the layers`() {
    for (index, target) in PackageTarget.all.enumerated() where target.kind == .layer || target.kind == .program {
      for dependency in target.dependencies {
        let isTest = Layer(of: target.name) == nil
        let place = PackageTarget.all.firstIndex { $0.name == dependency }
        #expect(place.map { $0 < index } == true, "\(target.name) on \(dependency)")
        guard !isTest, let own = Layer(of: target.name), let other = Layer(of: dependency) else { continue }
        #expect(other <= own, "\(target.name) on \(dependency)")
        // Edges know nothing of one another, so that each can be replaced.
        #expect(own != .edge || other != .edge || dependency == "Pooling", "\(target.name) on \(dependency)")
      }
    }
  }

  /// Modules of the toolchain that a layer may import.
  private func toolchain(_ layer: Layer) -> Set<String> {
    layer <= .product ? ["Synchronization"] : ["Synchronization", "Glibc", "Dispatch", "FoundationEssentials"]
  }

  @Test func `a file imports what its target declares, and of the toolchain what its layer may`() throws {
    for file in Project.sources {
      let target = try #require(PackageTarget.named(file.target), "\(file)")
      let layer = try #require(Layer(of: file.target), "\(file)")
      for module in file.text.imports {
        #expect(target.dependencies.contains(module) || toolchain(layer).contains(module), "\(file) imports \(module)")
      }
      #expect(Set(file.text.imports).count == file.text.imports.count, "\(file) imports a module twice")
    }
  }

  @Test func `a C module has one owner`() {
    let modules = Set(PackageTarget.all.filter { $0.kind == .system || $0.kind == .c }.map(\.name))
    let owners = Project.sources.flatMap { file in
      file.text.imports.filter(modules.contains).map { "\($0) in \(file.target)" }
    }
    #expect(
      Set(owners) == [
        "CAssets in App", "CMicroHTTPD in HTTPServer", "CPostgreSQL in PostgreSQLDriver", "CSQLite in SQLiteDriver",
        "CSQLite in store-bench", "CSeccomp in Files", "CSodium in Security", "CXLSXWriter in Files", "CXML2 in Files",
        "CZip in Files", "COATH in Security", "CQRencode in Security",
        "CCurl in HTTPClient", "CGnuTLS in Security",
        "CDeflate in HTTPServer", "CMalloc in HTTPServer",
      ])
  }

  @Test func `the core, the rules and the product are pure`() {
    let words = [
      "unsafe", "UnsafePointer", "UnsafeRawPointer", "UnsafeBufferPointer", "UnsafeMutablePointer",
      "UnsafeRawBufferPointer",
      "UnsafeMutableBufferPointer", "unsafeBitCast", "withUnsafeBytes", "withUnsafeBufferPointer",
      "ContinuousClock", "SuspendingClock", "Task", "async", "await",
    ]
    for file in Self.pure {
      for word in words { #expect(file.text.places(of: word).isEmpty, "\(file) has \(word)") }
    }
  }

  @Test func `chance comes into pure targets in two known places`() {
    let files = Self.pure.filter {
      !$0.text.places(of: "random").isEmpty || !$0.text.places(of: "SystemRandomNumberGenerator").isEmpty
    }
    // The bits that tell processes apart, and the salt of commitments.
    #expect(files.map(\.path) == ["Sources/Store/IDSource.swift", "Sources/Store/Journal/Journal.swift"])
  }

  @Test func `the program itself is one call`() {
    let files = Project.sources.filter { $0.target == "xanh" }
    #expect(files.count == 1)
    #expect(files.allSatisfy { $0.text.lineCount <= 20 })
  }
}
