import Language

/// f-strings: every piece adds its text to one buffer.
extension Compiler {
    private struct Piece {
        let add: (Frame, TextBuffer) throws -> Void
    }

    func compileFormatted(_ parts: [FormattedPart], _ range: SourceRange) -> Evaluate {
        let add = compilePieces(parts)
        return { frame in
            let buffer = frame.machine.pointee.textBuffer
            return .str(try buffer.build { try add(frame, buffer) })
        }
    }

    private func compilePieces(_ parts: [FormattedPart]) -> (Frame, TextBuffer) throws -> Void {
        let pieces = parts.map { part -> Piece in
            switch part {
            case .literal(let text):
                let text = Str(text)
                return Piece { _, buffer in buffer.append(text) }
            case .field(let field): return Piece(add: compileField(field))
            }
        }
        switch pieces.count {
        case 1: return pieces[0].add
        case 2:
            let a = pieces[0].add
            let b = pieces[1].add
            return { frame, buffer in
                try a(frame, buffer)
                try b(frame, buffer)
            }
        default: return { frame, buffer in for piece in pieces { try piece.add(frame, buffer) } }
        }
    }

    private func compileField(_ field: FormattedField) -> (Frame, TextBuffer) throws -> Void {
        let value = compile(field.value)
        guard field.conversion == nil else { return compileConverted(field, value) }
        guard let parts = field.format else { return compilePlainField(value, field.range) }
        guard parts.count == 1, case .literal(let specification) = parts[0] else {
            return compileConverted(field, value)
        }
        let site = site
        let range = field.range
        let plain = PlainFormat(specification)
        return { frame, buffer in
            let value = try value(frame)
            if let plain, plain.append(value, to: buffer) { return }
            do { buffer.append(try TextFormatting.format(value, specification)) } catch {
                throw site.locate(error, range)
            }
        }
    }

    private func compilePlainField(
        _ value: @escaping Evaluate, _ range: SourceRange
    ) -> (Frame, TextBuffer) throws -> Void {
        let site = site
        return { frame, buffer in
            switch try value(frame) {
            case .str(let text): buffer.append(text)
            case .int(let number): buffer.append(number)
            case let other:
                do { buffer.append(try TextFormatting.format(other, "")) } catch { throw site.locate(error, range) }
            }
        }
    }

    /// With `!r`, or a specification that is made up as it goes.
    private func compileConverted(
        _ field: FormattedField, _ value: @escaping Evaluate
    ) -> (Frame, TextBuffer) throws -> Void {
        let site = site
        let range = field.range
        let specification = field.format.map { compilePieces($0) }
        let conversion = field.conversion
        return { frame, buffer in
            var result = try value(frame)
            let text = try specification.map { add in try buffer.build { try add(frame, buffer) }.value } ?? ""
            do {
                switch conversion {
                case nil: break
                case .string: result = .str(try result.asStr())
                case .repr: result = .text(try result.repr())
                case .ascii: result = .text(Str.escapingNonASCII(try result.repr()))
                }
                buffer.append(try TextFormatting.format(result, text))
            } catch { throw site.locate(error, range) }
        }
    }
}
